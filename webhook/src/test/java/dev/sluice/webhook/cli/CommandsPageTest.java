package dev.sluice.webhook.cli;

import dev.sluice.policies.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommandsPageTest {
  @Test
  void pageOfCommandsIsUpToDate() throws IOException {
    GeneratedPage.assertIsUpToDate("COMMANDS.md", CommandsPage.text());
  }
}
