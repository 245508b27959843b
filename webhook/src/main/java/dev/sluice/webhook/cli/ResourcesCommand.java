package dev.sluice.webhook.cli;

import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.webhook.source.Inputs;
import dev.sluice.webhook.source.PolicyFolder;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A command on resources in files. */
abstract class ResourcesCommand extends Subcommand {
  /** What {@code --as} takes. */
  static final String POD_TEMPLATE = "flink-pod-template";

  private final Surroundings surroundings;

  ResourcesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  /** The rules, for every Pod where {@code --as} asks for it. */
  final RuleBook book(Optional<String> as) {
    if (!as.orElse(POD_TEMPLATE).equals(POD_TEMPLATE)) {
      throw usage("--as takes only " + POD_TEMPLATE);
    }
    RuleBook book = BuiltIn.book();
    return as.isPresent() ? book.with(book.kinds().withEveryPod()) : book;
  }

  /**
   * The policies in force; empty, with the reasons told, where they cannot all be read.
   *
   * @param undone what is said then of the resources; empty where there are none
   */
  final Optional<Policies> policies(Optional<Path> folder, RuleBook book, String undone) {
    return told(PolicyFolder.load(folder, surroundings, book), undone);
  }

  /** Policies that were read; empty, with the reasons told, where not all could be. */
  final Optional<Policies> told(PolicyFolder.Loaded loaded, String undone) {
    if (loaded.errors().isEmpty()) {
      return Optional.of(loaded.policies());
    }
    loaded.errors().forEach(err()::println);
    if (!undone.isEmpty()) {
      err().println(undone);
    }
    return Optional.empty();
  }

  /** What the named files, folders and standard input hold. */
  final Inputs read(List<String> inputs, RuleBook book) {
    return found(Inputs.read(inputs, surroundings, book.kinds()));
  }

  /** What was named; wrong usage where a folder holds nothing. */
  final Inputs found(Inputs read) {
    if (read.emptyFolder().isPresent()) {
      throw usage(
          "no *.yaml, *.yml or *.json file below "
              + read.emptyFolder().get()
              + "; hidden folders are not looked into");
    }
    return read;
  }
}
