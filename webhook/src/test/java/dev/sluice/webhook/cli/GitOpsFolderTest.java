package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.cli.CommandRun.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository as people have it, most of which is for other tools. */
class GitOpsFolderTest {
  private static final String ORDERS =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: orders, namespace: shop}
      spec:
        image: flink:1.20
        flinkVersion: v1_20
        serviceAccount: flink
        jobManager: {resource: {memory: 2048m, cpu: 1}}
        taskManager: {resource: {memory: 2048m, cpu: 1}}
      """;
  private static final String TEMPLATE =
      """
      {{- if .Values.enabled }}
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: {{ include "flink.name" . }}
      {{- end }}
      """;

  @TempDir Path folder;

  @BeforeEach
  void repository() throws IOException {
    charts();
    kustomize();
    others();
    write("clusters/orders.yaml", ORDERS);
    write("clusters/broker.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: broker}\n");
    write(
        "clusters/payments.yaml",
        ORDERS.replace("orders", "payments").replace("2048m, cpu: 1", "\"${MEMORY}\", cpu: 1"));
    write(
        "clusters/encrypted.yaml",
        ORDERS
                .replace("orders", "sealed")
                .replace("flink:1.20", "'ENC[AES256_GCM,data:MQ==,type:str]'")
            + "sops: {version: 3.9.0, mac: x}\n");
  }

  private void charts() throws IOException {
    write("charts/flink/Chart.yaml", "apiVersion: v2\nname: flink\nversion: 0.1.0\n");
    write("charts/flink/values.yaml", "enabled: true\n");
    write("charts/flink/templates/flink.yaml", TEMPLATE);
    write("charts/flink/templates/session.yaml", TEMPLATE);
    write("charts/flink/charts/jobs/Chart.yaml", "apiVersion: v2\nname: jobs\nversion: 0.1.0\n");
    write("charts/flink/charts/jobs/templates/job.yaml", TEMPLATE);
    write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n");
    write("charts/web/templates/web.yaml", "kind: Deployment\nmetadata:\n  name: {{ .x }}\n");
  }

  private void kustomize() throws IOException {
    write("apps/base/kustomization.yaml", "kind: Kustomization\nresources: [clicks.yaml]\n");
    write("apps/base/clicks.yaml", ORDERS.replace("orders", "clicks"));
    write(
        "apps/prod/kustomization.yaml",
        """
        kind: Kustomization
        resources: [../base]
        components: [../parts]
        patchesStrategicMerge: [replicas.yaml]
        patches:
        - {path: memory.json, target: {kind: FlinkDeployment}}
        - patch: |-
            - {op: remove, path: /spec/image}
        """);
    write("apps/prod/replicas.yaml", ORDERS.replaceAll("(?s)spec:.*", "spec: {job: {}}\n"));
    write("apps/prod/memory.json", "[{\"op\": \"remove\", \"path\": \"/spec/taskManager\"}]");
    write("apps/parts/kustomization.yaml", "kind: Component\n");
  }

  private void others() throws IOException {
    write("tsconfig.json", "{\n  // strict\n  \"compilerOptions\": {}\n}\n");
    write(
        "mkdocs.yml",
        """
        site_url: https://flink.apache.org/
        markdown_extensions:
        - emoji: {generator: !!python/name:material.emoji.to_svg }
        """);
    write(".github/workflows/build.yaml", "jobs: {build: {env: {X: '${{ secrets.X }}'}}}\n");
    write("ci/build.yaml", "jobs: {build: {env: {X: '${{ secrets.X }}'}}}\n");
  }

  @Test
  void sweepIsCleanAndSaysWhatWasSkippedAndWhy() {
    CommandRun run = Given.directory(folder).run("check", ".");
    assertThat(run.out())
        .isEqualTo(
            """
            note  ./apps/prod: patches or components of Kustomize; check what it builds: `kustomize build
                  ./apps/prod | sluice check -`
            note  ./charts/flink: a Helm chart; render it first: `helm template ./charts/flink | sluice check -`
            note  ./clusters/encrypted.yaml: encrypted by SOPS; check what `sops decrypt` prints
            note  ./clusters/payments.yaml: placeholders are not judged; fill them in, and check the result

            3 resources, 0 denied, 0 warned, 8 skipped (kinds Sluice doesn't judge: Kustomization, none given,
            v1 Service), 10 files skipped (4 templates, 3 patches or components, 1 encrypted, 2 unreadable, of
            no kind that Sluice judges)
            """);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void jsonHasTheSameNotes() {
    CommandRun run = Given.directory(folder).run("check", ".", "--output", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"skipped\": 18", "\"notes\": [", "\"file\": \"./charts/flink\"");
  }

  @Test
  void brokenFileThatNamesAKindStaysAnError() throws IOException {
    write("clusters/broken.yaml", ORDERS + "  job: {jarURI: [}\n");
    CommandRun run = Given.directory(folder).run("check", ".");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("./clusters/broken.yaml:10:18  unreadable", "1 unreadable");
  }

  @Test
  void fileThatIsNamedItselfIsMeantAsAResource() {
    assertThat(Given.directory(folder).run("check", "mkdocs.yml").exitCode()).isEqualTo(2);
    CommandRun template = Given.directory(folder).run("check", "charts/flink/templates/flink.yaml");
    assertThat(template.exitCode()).isZero();
    assertThat(template.out()).contains("`helm template charts/flink | sluice check");
    CommandRun patch = Given.directory(folder).run("check", "apps/prod/replicas.yaml");
    assertThat(patch.exitCode()).isZero();
    assertThat(patch.out()).contains("kustomize build");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
