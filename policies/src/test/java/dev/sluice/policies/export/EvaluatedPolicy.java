package dev.sluice.policies.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ValidatingAdmissionPolicy, evaluated as an API server does, but for its costs. */
final class EvaluatedPolicy {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .comprehensionMaxIterations(1_000_000)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.optional(), CelExtensions.strings())
          .build();

  private final Map<String, CelRuntime.Program> variables = new LinkedHashMap<>();
  private final List<Validation> validations = new ArrayList<>();
  private final CelRuntime.Program condition;

  private record Validation(CelRuntime.Program fine, CelRuntime.Program message, String always) {}

  EvaluatedPolicy(AdmissionPolicy exported) {
    CelCompiler compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.optional(), CelExtensions.strings())
            .addVar("object", SimpleType.DYN)
            .addVar("oldObject", SimpleType.DYN)
            .addVar("namespaceObject", SimpleType.DYN)
            .build();
    JsonNode spec = exported.policy().path("spec");
    condition = program(compiler, spec.at("/matchConditions/0/expression").asText());
    for (JsonNode variable : spec.path("variables")) {
      String name = "variables." + variable.path("name").asText();
      CelAbstractSyntaxTree ast = compile(compiler, variable.path("expression").asText());
      variables.put(name, program(ast));
      compiler = compiler.toCompilerBuilder().addVar(name, ast.getResultType()).build();
    }
    for (JsonNode validation : spec.path("validations")) {
      validations.add(
          new Validation(
              program(compiler, validation.path("expression").asText()),
              program(compiler, validation.path("messageExpression").asText()),
              validation.path("message").asText()));
    }
  }

  /** The message of each validation that fails. */
  List<String> failures(JsonNode object, Optional<JsonNode> old, JsonNode namespace) {
    Activation activation = new Activation();
    activation.known.put("object", value(object));
    activation.known.put("oldObject", old.map(EvaluatedPolicy::value).orElse(NullValue.NULL_VALUE));
    activation.known.put("namespaceObject", value(namespace));
    List<String> failures = new ArrayList<>();
    if (activation.run(condition).equals(true)) {
      for (Validation validation : validations) {
        if (!activation.isFine(validation)) {
          String message = (String) activation.run(validation.message);
          failures.add(message.contains("\n") ? validation.always : message);
        }
      }
    }
    return failures;
  }

  private final class Activation implements CelVariableResolver {
    private final Map<String, Object> known = new HashMap<>();

    @Override
    public Optional<Object> find(String name) {
      Object value = known.get(name);
      if (value == null && variables.containsKey(name)) {
        value = run(variables.get(name));
        known.put(name, value);
      }
      return Optional.ofNullable(value);
    }

    /** Whether it lets the object pass, as one does that cannot be evaluated. */
    private boolean isFine(Validation validation) {
      try {
        return run(validation.fine).equals(true);
      } catch (NoObjectException e) {
        return true;
      }
    }

    private Object run(CelRuntime.Program program) {
      try {
        return program.eval(this);
      } catch (CelEvaluationException e) {
        if (e.getCause() instanceof NoObjectException
            || String.valueOf(e.getMessage()).contains("must be performed on messages or maps")) {
          throw new NoObjectException();
        }
        throw new AssertionError("an expression is not safe", e);
      }
    }
  }

  /** Java's CEL takes no optional step down from what is no object; Go's finds nothing there. */
  private static final class NoObjectException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static CelRuntime.Program program(CelCompiler compiler, String expression) {
    return program(compile(compiler, expression));
  }

  private static CelRuntime.Program program(CelAbstractSyntaxTree ast) {
    try {
      return RUNTIME.createProgram(ast);
    } catch (CelEvaluationException e) {
      throw new AssertionError(e);
    }
  }

  private static CelAbstractSyntaxTree compile(CelCompiler compiler, String expression) {
    try {
      return compiler.compile(expression).getAst();
    } catch (CelValidationException e) {
      throw new AssertionError(expression, e);
    }
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
        yield map;
      }
      case ARRAY -> node.valueStream().map(EvaluatedPolicy::value).toList();
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : (Object) node.doubleValue();
      default -> NullValue.NULL_VALUE;
    };
  }
}
