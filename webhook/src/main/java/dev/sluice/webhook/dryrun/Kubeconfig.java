package dev.sluice.webhook.dryrun;

import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
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

/** The kubeconfig of a caller, found as kubectl finds it. */
public final class Kubeconfig {
  private static final int RETRIES = 2;

  private Kubeconfig() {}

  /**
   * A dry run at the server of a context.
   *
   * @param file the file that a flag names; else those of KUBECONFIG, else {@code ~/.kube/config}
   * @param context its name; else the current one
   * @throws NotAsked where no server is named, or what is said of it cannot be read
   */
  public static DryRun dryRun(
      Optional<Path> file, Optional<String> context, Surroundings surroundings) throws NotAsked {
    List<Path> files = files(file, surroundings);
    if (files.isEmpty()) {
      throw new NotAsked(
          "there is no kubeconfig; name one by --kubeconfig, or set the variable KUBECONFIG");
    }
    for (Path each : files) {
      if (!Files.isReadable(each)) {
        throw new NotAsked("kubeconfig " + each + ": there is no such file that can be read");
      }
    }
    try {
      Config config = read(files, context);
      String namespace = Optional.ofNullable(config.getNamespace()).orElse("default");
      return new DryRun(new ApiServer(client(config), config.getMasterUrl(), namespace));
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new NotAsked("kubeconfig %s: %s".formatted(names(files), reason(e)));
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

  private static Config read(List<Path> files, Optional<String> context) throws NotAsked {
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
      throw new NotAsked(
          "kubeconfig %s has no context %s; it has: %s"
              .formatted(names(files), context.get(), String.join(", ", contexts)));
    }
    Config config = Config.empty();
    KubeConfigUtils.merge(config, context.orElse(null), parsed);
    if (config.getCurrentContext() == null) {
      throw new NotAsked(
          "kubeconfig %s names no current context; choose one by --context"
              .formatted(names(files)));
    }
    config.setRequestRetryBackoffLimit(RETRIES);
    return config;
  }

  /** A key in PKCS #8 does not say for fabric8 of which sort it is. */
  private static HttpClient client(Config config) {
    try {
      return new JdkHttpClientFactory().newBuilder(config).build();
    } catch (KubernetesClientException e) {
      if (config.getClientKeyAlgo() != null) {
        throw e;
      }
      config.setClientKeyAlgo("EC");
      return new JdkHttpClientFactory().newBuilder(config).build();
    }
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
