/**
 * Dashboard, report page, landing page, images, OpenAPI documents and schemas.
 *
 * <p>May import {@code server.vendor}, {@code lint.report}, {@code schema} and below.
 */
package dev.mockssp.server.page;
