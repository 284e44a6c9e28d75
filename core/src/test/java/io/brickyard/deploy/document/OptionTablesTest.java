package io.brickyard.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTablesTest {

    @Test
    void theProfilesAreThoseOfGlusterfs() {
        assertThat(Profiles.names())
                .containsExactly(
                        "virt",
                        "distributed-virt",
                        "gluster-block",
                        "db-workload",
                        "samba",
                        "metadata-cache",
                        "nl-cache");
        assertThat(Profiles.names().stream()
                        .mapToInt(name -> Profiles.options(name).size()))
                .containsExactly(25, 11, 28, 12, 12, 6, 5);
        assertThat(Profiles.options("no-such")).isEmpty();
    }

    @Test
    void theProfilesObeyTheRules() {
        for (String name : Profiles.names()) {
            for (Map.Entry<String, String> option : Profiles.options(name).entrySet()) {
                assertThat(OptionRules.isKnown(option.getKey())
                                || option.getKey().startsWith("user."))
                        .as("%s of %s", option.getKey(), name)
                        .isTrue();
                assertThat(OptionRules.right(option.getKey(), option.getValue()))
                        .as("%s of %s", option, name)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyRuleOfTheTableCanBeApplied() {
        for (String name : OptionRules.names()) {
            assertThat(OptionRules.right(name, "1")).as(name).isNotNull();
        }
        assertThat(OptionRules.names())
                .hasSizeGreaterThan(350)
                .filteredOn(OptionRules::isOfWholePool)
                .hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "features.shard,           ON,      true",
        "features.shard,           2,       false",
        "network.ping-timeout,     20,      true",
        "network.ping-timeout,     5m,      true",
        "network.ping-timeout,     1h,      false",
        "network.ping-timeout,     -1,      false",
        "features.shard-block-size,64MB,    true",
        "features.shard-block-size,64 M,    false",
        "storage.reserve,          5%,      true",
        "storage.reserve,          10GB,    true",
        "storage.owner-uid,        -1,      true",
        "storage.owner-uid,        -2,      false",
        "cluster.quorum-type,      auto,    true",
        "cluster.quorum-type,      one,     false",
        "some.newer-option,        '',      true",
    })
    void aValueIsJudgedAsGlusterfsWould(String name, String value, boolean isRight) {
        assertThat(OptionRules.right(name, value).isEmpty()).isEqualTo(isRight);
    }

    @ParameterizedTest
    @CsvSource({
        "10TiB,   10995116277760",
        "1.5 GiB, 1610612736",
        "4TB,     4000000000000",
        "1B,      1",
        "7EiB,    8070450532247928832",
    })
    void sizesAreRead(String text, long bytes) {
        assertThat(Sizes.parse(text).orElseThrow().count()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"10", "10T", "8EiB", "0B", "-1TiB", "1e3GB", "''", "TiB", "0.1B"})
    void whatIsNoSizeIsNot(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }
}
