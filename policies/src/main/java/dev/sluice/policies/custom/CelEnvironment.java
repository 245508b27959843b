package dev.sluice.policies.custom;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.sluice.policies.kubernetes.Quote;

/**
 * The CEL of policies: the variables of ValidatingAdmissionPolicy, {@code self} for the value at
 * the rule's place, and the standard library with optional values, strings and sets.
 */
final class CelEnvironment {
  /** Of all loops of one evaluation, nested ones multiplied. */
  private static final int MOST_ITERATIONS = 50_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .enableHeterogeneousNumericComparisons(true)
          .maxRegexProgramSize(1_000)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.legacyCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(
              CelExtensions.optional(), CelExtensions.strings(), CelExtensions.sets(OPTIONS))
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(
              CelExtensions.optional(), CelExtensions.strings(), CelExtensions.sets(OPTIONS))
          .addVar("self", SimpleType.DYN)
          .addVar("object", SimpleType.DYN)
          .addVar("oldObject", SimpleType.DYN)
          .addVar("request.operation", SimpleType.STRING)
          .addVar("request.namespace", SimpleType.STRING)
          .addVar("request.name", SimpleType.STRING)
          .addVar("request.kind.group", SimpleType.STRING)
          .addVar("request.kind.version", SimpleType.STRING)
          .addVar("request.kind.kind", SimpleType.STRING)
          .build();

  private final CelCompiler compiler;

  /** Why an expression is none. */
  static final class CompilationException extends Exception {
    private static final long serialVersionUID = 1;

    CompilationException(String why) {
      super(why, null, false, false);
    }
  }

  private CelEnvironment(CelCompiler compiler) {
    this.compiler = compiler;
  }

  /** Without variables of a policy's own. */
  static CelEnvironment standard() {
    return new CelEnvironment(COMPILER);
  }

  /** The same with one more variable of the policy's. */
  CelEnvironment with(String variable, CelType type) {
    return new CelEnvironment(
        compiler.toCompilerBuilder().addVar("variables." + variable, type).build());
  }

  CelAbstractSyntaxTree compile(String text) throws CompilationException {
    try {
      CelValidationResult result = compiler.compile(text);
      if (result.hasError()) {
        throw new CompilationException(line(result.getErrors().getFirst()));
      }
      return result.getAst();
    } catch (CelValidationException e) {
      throw new CompilationException(Quote.line(String.valueOf(e.getMessage())));
    }
  }

  CelRuntime.Program program(CelAbstractSyntaxTree ast) throws CompilationException {
    try {
      return RUNTIME.createProgram(ast);
    } catch (CelEvaluationException e) {
      throw new CompilationException(Quote.line(String.valueOf(e.getMessage())));
    }
  }

  /** Without the lists of all that would have been right, which are longer than anybody reads. */
  private static String line(CelIssue issue) {
    String message =
        issue
            .getMessage()
            .replaceFirst(" \\(candidates: .*", "")
            .replaceFirst(" expecting \\{.*", "")
            .replaceFirst(" \\(in container ''\\)", "");
    return "%s (line %d, column %d)"
        .formatted(
            Quote.line(message),
            issue.getSourceLocation().getLine(),
            issue.getSourceLocation().getColumn() + 1);
  }
}
