package dev.sluice.certs;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for changes of files: in their folders, and in what is itself a folder. The operating
 * system tells of most; it does not of those behind a symbolic link or on a file system of the
 * network, and has a limit of whom it tells. So whoever waits looks after a while, told or not.
 */
public final class FileWatch implements AutoCloseable {
  /** Who writes one file of several has written the others by then; and a bound on how often. */
  private static final long SETTLE_MILLIS = 200;

  private final Optional<WatchService> service;
  private final long atMostNanos;
  private Optional<Thread> thread = Optional.empty();

  private FileWatch(Optional<WatchService> service, Duration atMost) {
    this.service = service;
    this.atMostNanos = atMost.toNanos();
  }

  /**
   * Watches from now on.
   *
   * @param atMost how long to wait where nothing is told
   */
  public static FileWatch of(Collection<Path> files, Duration atMost) {
    @Nullable WatchService service = null;
    try {
      service = FileSystems.getDefault().newWatchService();
      for (Path file : files) {
        // Not only of the file's own name: in a mounted Secret it is the link ..data that changes.
        register(file.toAbsolutePath().resolveSibling(""), service);
        if (Files.isDirectory(file)) {
          register(file, service);
        }
      }
      return new FileWatch(Optional.of(service), atMost);
    } catch (IOException | UnsupportedOperationException e) {
      close(service);
      return new FileWatch(Optional.empty(), atMost);
    }
  }

  /** Watches from now on, and has somebody look on a thread of its own: too often, if anything. */
  public static FileWatch start(Collection<Path> files, Duration atMost, Runnable look) {
    FileWatch watch = of(files, atMost);
    watch.thread =
        Optional.of(Thread.ofPlatform().daemon().name("file watch").start(() -> watch.run(look)));
    return watch;
  }

  private void run(Runnable look) {
    try {
      while (true) {
        await();
        look.run();
      }
    } catch (InterruptedException | ClosedWatchServiceException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void register(Path folder, WatchService service) throws IOException {
    folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
  }

  /** Returns when something has changed, or it is time to look. */
  public void await() throws InterruptedException {
    if (service.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(atMostNanos);
      return;
    }
    WatchKey key = service.get().poll(atMostNanos, TimeUnit.NANOSECONDS);
    if (key != null) {
      Thread.sleep(SETTLE_MILLIS);
      for (; key != null; key = service.get().poll()) {
        key.pollEvents();
        key.reset();
      }
    }
  }

  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
    service.ifPresent(FileWatch::close);
  }

  private static void close(@Nullable WatchService service) {
    try {
      if (service != null) {
        service.close();
      }
    } catch (IOException e) {
      // It is not used any more.
    }
  }
}
