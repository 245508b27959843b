package dev.sluice.webhook.kubeconfig;

import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The kubeconfig of a caller, found as kubectl finds it. */
public final class Kubeconfig {
  private static final int RETRIES = 2;

  private Kubeconfig() {}

  /**
   * How to reach the server of a context.
   *
   * @param file the file that a flag names; else those of KUBECONFIG, else {@code ~/.kube/config}
   * @param context its name; else the current one
   * @throws UnusableKubeconfig where no server is named, or what is said of it cannot be read
   */
  public static Config config(
      Optional<Path> file, Optional<String> context, Surroundings surroundings)
      throws UnusableKubeconfig {
    List<Path> files = files(file, surroundings);
    if (files.isEmpty()) {
      throw new UnusableKubeconfig(
          "there is no kubeconfig; name one by --kubeconfig, or set the variable KUBECONFIG");
    }
    for (Path each : files) {
      if (!Files.isReadable(each)) {
        throw new UnusableKubeconfig(
            "kubeconfig " + each + ": there is no such file that can be read");
      }
    }
    try {
      return read(files, context);
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new UnusableKubeconfig("kubeconfig %s: %s".formatted(names(files), reason(e)));
    }
  }

  /**
   * A client of the server that the flag's file names, else of the cluster whose pod this is, else
   * of the usual kubeconfig's.
   *
   * @param context of the kubeconfig; else the current one
   * @throws UnusableKubeconfig where there is none of them, or what is said of it cannot be read
   */
  public static KubernetesClient client(
      Optional<Path> file, Optional<String> context, Surroundings surroundings)
      throws UnusableKubeconfig {
    boolean isInPod = !surroundings.variable("KUBERNETES_SERVICE_HOST").isEmpty();
    Config config =
        isInPod && file.isEmpty() && context.isEmpty()
            ? Config.autoConfigure(null)
            : config(file, context, surroundings);
    config.setRequestRetryBackoffLimit(RETRIES);
    return withKey(
        config,
        () ->
            new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build());
  }

  /** Plain HTTP to the server, for requests that have no type. */
  public static HttpClient http(Config config) throws UnusableKubeconfig {
    return withKey(config, () -> new JdkHttpClientFactory().newBuilder(config).build());
  }

  /** A key in PKCS #8 does not say for fabric8 of which sort it is. */
  private static <T> T withKey(Config config, Supplier<T> build) throws UnusableKubeconfig {
    try {
      return build.get();
    } catch (KubernetesClientException | IllegalArgumentException e) {
      if (config.getClientKeyAlgo() == null) {
        config.setClientKeyAlgo("EC");
        return withKey(config, build);
      }
      throw new UnusableKubeconfig(
          "what the kubeconfig says of %s cannot be used: %s"
              .formatted(config.getMasterUrl(), reason(e)));
    }
  }

  private static List<Path> files(Optional<Path> file, Surroundings surroundings) {
    if (file.isPresent()) {
      return List.of(surroundings.directory().resolve(file.get()));
    }
    String variable = surroundings.variable("KUBECONFIG");
    List<Path> named =
        variable.isEmpty()
            ? List.of(Path.of(surroundings.variable("HOME"), ".kube", "config"))
            : Arrays.stream(variable.split(File.pathSeparator))
                .filter(name -> !name.isEmpty())
                .map(surroundings.directory()::resolve)
                .toList();
    return named.stream().filter(Files::exists).toList();
  }

  private static Config read(List<Path> files, Optional<String> context) throws UnusableKubeconfig {
    io.fabric8.kubernetes.api.model.Config[] parsed =
        files.stream()
            .map(path -> KubeConfigUtils.parseConfig(path.toFile()))
            .toArray(io.fabric8.kubernetes.api.model.Config[]::new);
    List<String> contexts =
        Arrays.stream(parsed)
            .flatMap(config -> config.getContexts().stream())
            .map(NamedContext::getName)
            .toList();
    if (context.isPresent() && !contexts.contains(context.get())) {
      throw new UnusableKubeconfig(
          "kubeconfig %s has no context %s; it has: %s"
              .formatted(names(files), context.get(), String.join(", ", contexts)));
    }
    Config config = Config.empty();
    KubeConfigUtils.merge(config, context.orElse(null), parsed);
    if (config.getCurrentContext() == null) {
      throw new UnusableKubeconfig(
          "kubeconfig %s names no current context; choose one by --context"
              .formatted(names(files)));
    }
    config.setRequestRetryBackoffLimit(RETRIES);
    return config;
  }

  private static String names(List<Path> files) {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }

  /** What was wrong at first: the outermost says only that something was. */
  private static String reason(RuntimeException e) {
    String reason = String.valueOf(e.getMessage());
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      reason = cause.getMessage() == null ? reason : cause.getMessage();
    }
    return reason;
  }
}
