# Nothing but the server and the Java runtime that it needs: manifests/image/build-rootfs says what.
FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /source
COPY . .
RUN ./mvnw -q -B -DskipTests -Dformat.skip=true -pl webhook -am package \
 && manifests/image/build-rootfs webhook/target /rootfs

FROM scratch
COPY --from=build /rootfs /
USER 65532:65532
EXPOSE 8443 8080
ENTRYPOINT ["/java/bin/java", "@/sluice/java.options", "-XX:AOTCache=/sluice/sluice.aot", "-Xlog:aot*=off", "-Xlog:cds*=off", "-jar", "/sluice/sluice.jar"]
