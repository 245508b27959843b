package dev.sluice.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** fabric8's client, as an operator in Java uses it, with refusals and warnings as values. */
final class Api implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What the API server answered.
   *
   * @param code 200 where it did what was asked
   * @param message of a refusal, else empty
   * @param causes of a refusal
   * @param warnings as their headers say them
   */
  record Answer(int code, String message, List<StatusCause> causes, List<String> warnings) {
    boolean done() {
      return code == 200;
    }
  }

  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
  private final KubernetesClient client;

  Api(String kubeconfig) {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
            .withClientKeyAlgo("EC")
            .withRequestRetryBackoffLimit(0)
            .build();
    client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("warnings", new Listener()))
            .build();
  }

  private final class Listener implements Interceptor {
    @Override
    public void after(
        HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
      warnings.addAll(response.headers("Warning"));
    }
  }

  KubernetesClient client() {
    return client;
  }

  Answer create(String namespace, JsonNode object) {
    return ask(namespace, object, Resource::create);
  }

  Answer dryRun(String namespace, JsonNode object) {
    return ask(namespace, object, resource -> resource.dryRun().create());
  }

  /** Does something to an object. */
  Answer ask(
      String namespace, JsonNode object, Function<Resource<GenericKubernetesResource>, ?> what) {
    warnings.clear();
    try {
      what.apply(client.resource(resource(object)).inNamespace(namespace));
      return new Answer(200, "", List.of(), List.copyOf(warnings));
    } catch (KubernetesClientException e) {
      Optional<Status> status = Optional.ofNullable(e.getStatus());
      return new Answer(
          e.getCode(),
          status.map(Status::getMessage).orElse(String.valueOf(e.getMessage())),
          status.map(Status::getDetails).map(StatusDetails::getCauses).orElse(List.of()),
          List.copyOf(warnings));
    }
  }

  GenericKubernetesResource resource(JsonNode object) {
    return client
        .getKubernetesSerialization()
        .unmarshal(object.toString(), GenericKubernetesResource.class);
  }

  /** The JSON at a path. */
  JsonNode get(String path) {
    return json(client.raw(path));
  }

  JsonNode post(String path, JsonNode object) {
    return json(client.raw(path, "POST", object.toString()));
  }

  void delete(String path) {
    client.raw(path, "DELETE", null);
  }

  /** Whether there is a server, and something at a path. */
  boolean serves(String path) {
    try {
      return client.raw(path) != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
