package dev.sluice.policies.custom;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelRuntime;
import dev.sluice.policies.custom.CelEnvironment.CompilationException;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables of a policy ({@code spec.variables}), each of which may use those before it.
 *
 * @param environment in which expressions can use them
 * @param programs by {@code variables.NAME}
 */
record CelVariables(CelEnvironment environment, Map<String, CelRuntime.Program> programs) {

  /** A policy's without any. */
  static CelVariables none() {
    return new CelVariables(CelEnvironment.standard(), Map.of());
  }

  /** These and one more. */
  CelVariables with(String name, String expression) throws CompilationException {
    CelAbstractSyntaxTree ast = environment.compile(expression);
    Map<String, CelRuntime.Program> all = new HashMap<>(programs);
    all.put("variables." + name, environment.program(ast));
    return new CelVariables(environment.with(name, ast.getResultType()), Map.copyOf(all));
  }
}
