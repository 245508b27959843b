package dev.sluice.manifests.replicas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for a Service: passes each new connection to a replica that is ready, in turn, and leaves
 * it there for as long as both ends keep it, ready or not. A replica that is gone is passed over.
 */
public final class Balancer implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 256;

  /** A little quicker than a cluster, whose replicas serve on for longer. */
  private static final int PROBE_MILLIS = 200;

  private final ServerSocket listening;
  private final Semaphore room = new Semaphore(MOST_CONNECTIONS);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();
  private volatile List<Replica> ready = List.of();

  /** Listens on loopback at a port of its own choice. */
  public Balancer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    probes.scheduleWithFixedDelay(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    Thread.ofVirtual().start(this::accept);
  }

  /** Where clients connect. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Passes connections to it, too, from the time on when it is ready. */
  public void add(Replica replica) {
    replicas.add(replica);
  }

  /** Passes no new connection to it. */
  public void remove(Replica replica) {
    replicas.remove(replica);
    ready = ready.stream().filter(each -> each != replica).toList();
  }

  /** Those that new connections are passed to. */
  public List<Replica> ready() {
    return ready;
  }

  private void probe() {
    ready = replicas.stream().filter(Replica::isReady).filter(replicas::contains).toList();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        room.acquireUninterruptibly();
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client) {
      client.setTcpNoDelay(true);
      Optional<Socket> server = connect();
      if (server.isPresent()) {
        try (Socket to = server.get()) {
          to.setTcpNoDelay(true);
          open.add(to);
          Thread back = Thread.ofVirtual().start(() -> pass(to, client));
          pass(client, to);
          back.join();
          open.remove(to);
        }
      }
    } catch (IOException e) {
      // One of the two has gone: so does the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
      room.release();
    }
  }

  private Optional<Socket> connect() {
    List<Replica> candidates = ready;
    for (int i = 0; i < candidates.size(); i++) {
      Replica replica = candidates.get(Math.floorMod(next.getAndIncrement(), candidates.size()));
      try {
        return Optional.of(new Socket(InetAddress.getLoopbackAddress(), replica.port()));
      } catch (IOException gone) {
        // The next one.
      }
    }
    return Optional.empty();
  }

  /** Until one end has no more to say, which the other is told. */
  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      try (from;
          to) {
        return; // both are closed
      } catch (IOException closing) {
        return;
      }
    }
  }

  @Override
  public void close() {
    probes.shutdownNow();
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
