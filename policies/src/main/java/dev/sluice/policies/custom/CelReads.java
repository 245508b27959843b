package dev.sluice.policies.custom;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields an expression reads. The innermost field that has them all is what a finding of it
 * is about, and what must change before the ratchet takes hold no more.
 */
final class CelReads {
  private static final Set<String> INDEXES = Set.of("_[_]", "_?._", "_[?_]");

  private final Set<String> roots;
  private final List<List<String>> chains = new ArrayList<>();

  private CelReads(Set<String> roots) {
    this.roots = roots;
  }

  /**
   * The field below a variable that has all that is read of it.
   *
   * @param roots names of the variable
   */
  static FieldPath common(CelAbstractSyntaxTree ast, Set<String> roots) {
    CelReads reads = new CelReads(roots);
    reads.visit(CelNavigableAst.fromAst(ast).getRoot());
    return reads.common();
  }

  private void visit(CelNavigableExpr node) {
    Optional<List<String>> chain = chain(node.expr());
    if (chain.isPresent()) {
      chains.add(chain.get());
    } else {
      node.children().forEach(this::visit);
    }
  }

  /** The names from the variable on, if the expression is nothing but a way down from it. */
  private Optional<List<String>> chain(CelExpr expr) {
    return switch (expr.exprKind().getKind()) {
      case IDENT -> roots.contains(expr.ident().name()) ? Optional.of(List.of()) : Optional.empty();
      case SELECT -> chain(expr.select().operand()).map(up -> down(up, expr.select().field()));
      case CALL -> indexed(expr.call());
      default -> Optional.empty();
    };
  }

  private Optional<List<String>> indexed(CelExpr.CelCall call) {
    if (!INDEXES.contains(call.function()) || call.args().size() != 2) {
      return Optional.empty();
    }
    CelExpr key = call.args().get(1);
    boolean isName =
        key.exprKind().getKind() == Kind.CONSTANT
            && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return isName
        ? chain(call.args().get(0)).map(up -> down(up, key.constant().stringValue()))
        : Optional.empty();
  }

  private static List<String> down(List<String> names, String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return longer;
  }

  private FieldPath common() {
    FieldPath path = FieldPath.ROOT;
    for (int depth = 0; !chains.isEmpty(); depth++) {
      String name = chains.getFirst().size() > depth ? chains.getFirst().get(depth) : null;
      int at = depth;
      if (name == null || !chains.stream().allMatch(c -> c.size() > at && c.get(at).equals(name))) {
        break;
      }
      path = Place.member(path, name);
    }
    return path;
  }
}
