package dev.sluice.webhook.source;

import java.util.Optional;

/**
 * A file that is not judged as it is, and is no error either.
 *
 * @param file its name as given
 * @param reason why
 * @param remark what to do instead; empty where nothing in it is for Sluice
 */
public record LeftOut(String file, Reason reason, Optional<Remark> remark) {

  /** Why a file is left out. */
  public enum Reason {
    /** It becomes YAML only when a program such as Helm renders it. */
    TEMPLATE,
    /** Kustomize lays it over resources; by itself it is only a part of one. */
    PATCH,
    /** SOPS has to decrypt it first. */
    ENCRYPTED,
    /** It cannot be read, and names no kind that Sluice judges. */
    UNREADABLE
  }
}
