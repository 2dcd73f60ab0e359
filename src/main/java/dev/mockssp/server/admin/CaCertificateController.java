package dev.mockssp.server.admin;

import dev.mockssp.server.admin.access.AdminPaths;
import dev.mockssp.server.rest.ApiError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The route of the certificate that clients of the TLS port have to trust. */
public final class CaCertificateController implements Consumer<RoutesConfig> {

    private static final String PEM = "application/pem-certificate-chain";

    private final Supplier<Optional<String>> authority;

    /** @param authority returns the certificate of the temporary CA as PEM; empty when there is none */
    public CaCertificateController(Supplier<Optional<String>> authority) {
        this.authority = authority;
    }

    @Override
    public void accept(RoutesConfig routes) {
        new CheckedRoutes(routes).get(AdminPaths.CA_CERTIFICATE, this::certificate);
    }

    private void certificate(Context ctx) {
        String pem = authority
                .get()
                .orElseThrow(() -> ApiError.of(
                                404,
                                "This run has no temporary CA: mock-ssp generates one with --tls-port, unless --tls-cert"
                                        + " names a certificate")
                        .withCode("no-ca")
                        .toException());
        ctx.contentType(PEM).header("Cache-Control", "no-store").result(pem);
    }
}
