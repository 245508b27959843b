package dev.sluice.manifests;

import dev.sluice.manifests.BinarySources.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the {@link Cluster}, the same to all of them. Where its programs cannot be had, the
 * tests are skipped, and one line says why.
 */
final class EndToEnd implements BeforeAllCallback, ParameterResolver, TestWatcher {

  /** Started once, closed after the last test. */
  private record Suite(Optional<Cluster> cluster, String unavailable) implements AutoCloseable {
    static Suite start() {
      try {
        return new Suite(
            Optional.of(Cluster.start(new Binaries(BinarySources.kubernetes().find()))), "");
      } catch (Unavailable e) {
        Progress.say(
            "the tests do not run, for want of a Kubernetes API server: " + e.getMessage());
        return new Suite(Optional.empty(), e.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      cluster.ifPresent(Cluster::close);
    }
  }

  private static Suite suite(ExtensionContext context) {
    Store store = context.getRoot().getStore(Namespace.create(EndToEnd.class));
    return store.getOrComputeIfAbsent(Suite.class, key -> Suite.start(), Suite.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Suite suite = suite(context);
    Assumptions.assumeTrue(suite.cluster().isPresent(), suite::unavailable);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return suite(context).cluster().orElseThrow();
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    Progress.say(context.getDisplayName() + " failed; logs of all servers: " + Cluster.FOLDER);
  }
}
