package dev.mockssp.conformance;

/** The whole contract that can be seen from outside (contract.md sections 1 and 2, and where scenarios act). */
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
