package dev.mockssp.conformance;

/** The whole contract that is visible to clients (contract.md sections 1 and 2, and the effects of scenarios). */
interface VendorContract
        extends SeedSamplesContract,
                EnvelopeContract,
                KeysContract,
                OrderContract,
                RateContract,
                CorsContract,
                BodyContract,
                GeoContract,
                PacingContract,
                AuctionContract,
                StagingContract,
                CreativeContract,
                OpenerContract,
                MoneyContract,
                TrackingContract,
                PublicUrlContract,
                RoutesContract,
                LegacyContract,
                LegacyBodyContract,
                LegacyPacingContract,
                ScenarioContract,
                DeterminismContract {}
