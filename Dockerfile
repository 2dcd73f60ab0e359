FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY schemas schemas
COPY scenarios scenarios
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp package -Dquick
RUN src/image/make-runtime target/mock-ssp.jar /opt/mock-ssp \
  && cp src/image/healthcheck /opt/mock-ssp/ \
  && mkdir -p /root-of-image/bin /root-of-image/etc /root-of-image/scenarios \
  && install -d -m 1777 /root-of-image/tmp \
  && cp -L /bin/bash /root-of-image/bin/ \
  && src/image/copy-libraries /root-of-image /opt/mock-ssp/java /bin/bash \
  && echo 'mock-ssp:x:10001:10001::/tmp:/bin/bash' >/root-of-image/etc/passwd \
  && echo 'mock-ssp:x:10001:' >/root-of-image/etc/group

FROM scratch
LABEL org.opencontainers.image.title="mock-ssp" \
  org.opencontainers.image.description="The local double of the Thrads supply-side platform, for publishers who build and test their ad integration." \
  org.opencontainers.image.version="0.1.0" \
  org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /root-of-image /
COPY --from=build /opt/mock-ssp /opt/mock-ssp
ENV LANG=C.UTF-8 MOCK_SSP_HOST=0.0.0.0 MOCK_SSP_PORT=7777 MOCK_SSP_SCENARIOS=/scenarios
USER 10001:10001
WORKDIR /tmp
EXPOSE 7777
HEALTHCHECK --interval=1s --timeout=3s --start-period=15s --retries=3 CMD ["/bin/bash", "/opt/mock-ssp/healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/mock-ssp/java/bin/java", "@/opt/mock-ssp/java.args"]
