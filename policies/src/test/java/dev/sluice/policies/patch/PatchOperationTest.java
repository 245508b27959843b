package dev.sluice.policies.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class PatchOperationTest {
  private static final JsonPointer A = JsonPointer.compile("/a");
  private static final JsonPointer BELOW_A = JsonPointer.compile("/a/b");
  private static final JsonPointer AB = JsonPointer.compile("/ab");

  @Test
  void isWrittenAsTheRfcHasIt() {
    assertThat(new PatchOperation.Add(BELOW_A, TextNode.valueOf("x")).json())
        .hasToString("{\"op\":\"add\",\"path\":\"/a/b\",\"value\":\"x\"}");
    assertThat(new PatchOperation.Remove(A).json())
        .hasToString("{\"op\":\"remove\",\"path\":\"/a\"}");
    assertThat(new PatchOperation.Move(A, AB).json())
        .hasToString("{\"op\":\"move\",\"path\":\"/ab\",\"from\":\"/a\"}");
  }

  @Test
  void onlyBelowItselfIsIntoItself() {
    assertThat(new PatchOperation.Move(A, BELOW_A).isIntoItself()).isTrue();
    assertThat(new PatchOperation.Move(JsonPointer.empty(), A).isIntoItself()).isTrue();
    assertThat(new PatchOperation.Move(A, AB).isIntoItself()).isFalse();
    assertThat(new PatchOperation.Move(A, A).isIntoItself()).isFalse();
  }
}
