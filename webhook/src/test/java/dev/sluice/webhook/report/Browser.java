package dev.sluice.webhook.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, driven as a person would: by clicks and keys. */
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CAPABILITY = "goog:loggingPrefs";

  private final ChromeDriver driver;

  /** What to start. */
  record Programs(File chromium, File driver) {
    /** Those on the path; empty where one is missing. */
    static Optional<Programs> find() {
      Optional<File> chromium = program("chromium", "chromium-browser", "google-chrome", "chrome");
      return program("chromedriver").flatMap(d -> chromium.map(c -> new Programs(c, d)));
    }

    private static Optional<File> program(String... names) {
      List<Path> path =
          Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
              .map(Path::of)
              .toList();
      return Stream.of(names)
          .flatMap(name -> path.stream().map(folder -> folder.resolve(name)))
          .filter(Files::isExecutable)
          .map(Path::toFile)
          .findFirst();
    }
  }

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start(Programs programs) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(programs.chromium());
    options.setCapability(CAPABILITY, logs);
    options.addArguments(
        "--headless=new", "--force-device-scale-factor=1", "--disable-dev-shm-usage");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox"); // which Chromium does not start with as root
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(programs.driver())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  void open(Path file) {
    driver.get(file.toUri().toString());
  }

  /** Shows pages to who prefers {@code light} or {@code dark}. */
  void prefer(String scheme) {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the body of a function returns, as JSON. */
  JsonNode ask(String script) {
    String wrapped = "return JSON.stringify((() => {" + script + "})())";
    return json(Objects.requireNonNull(driver.executeScript(wrapped)).toString());
  }

  WebElement the(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** What has the focus. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  String title() {
    return Objects.requireNonNull(driver.getTitle());
  }

  /** The addresses of all requests since this was asked last. */
  List<String> requests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = json(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        addresses.add(message.at("/params/request/url").asText());
      }
    }
    return addresses;
  }

  /** What the console has said since this was asked last. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
