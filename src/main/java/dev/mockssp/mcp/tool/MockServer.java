package dev.mockssp.mcp.tool;

import dev.mockssp.config.Config;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.schema.SchemaLibrary;

/**
 * The mock server that an assistant uses.
 *
 * @param config its configuration
 * @param vendor responds to requests of the vendor API
 * @param admin the operations of its admin API
 * @param documents reads and validates documents
 * @param schemas the schemas that it publishes
 * @param version the version of mock-ssp
 */
public record MockServer(
        Config config,
        HttpHandler vendor,
        Admin admin,
        DocumentReader documents,
        SchemaLibrary schemas,
        String version) {}
