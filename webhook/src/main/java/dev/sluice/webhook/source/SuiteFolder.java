package dev.sluice.webhook.source;

import dev.sluice.policies.documents.Documents;
import java.nio.file.Path;
import java.util.List;

/** Policies and the cases beside them, read from a folder, or from a single file. */
public final class SuiteFolder {
  private SuiteFolder() {}

  /** What each file holds, in the order of the files; an error where it cannot be read. */
  public static List<Documents> read(Path folder, Surroundings surroundings) {
    return SourceFile.at(surroundings.directory().resolve(folder), folder.toString()).stream()
        .map(SourceFile::read)
        .toList();
  }
}
