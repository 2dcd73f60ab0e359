package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionTableTest {

    private final List<String> lines = OptionTable.markdown().lines().toList();

    @Test
    void hasARowOfFourCellsForEachOption() {
        assertThat(lines).hasSize(Option.all().size() + 2);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split("(?<!\\\\)\\|", -1)).hasSize(6));
    }

    @Test
    void showsFlagVariableDefaultAndMeaning() {
        assertThat(lines)
                .contains(
                        "| `--port PORT` | `MOCK_SSP_PORT` | `7777` | Port to listen on; 0 picks a free one. |",
                        "| `--log text\\|json\\|off` | `MOCK_SSP_LOG` | `text` | Format of the log, which has one line for each exchange. |",
                        "| `--geo FILE` | `MOCK_SSP_GEO` |  | File of networks and their countries, in addition to the built-in ones. |");
    }
}
