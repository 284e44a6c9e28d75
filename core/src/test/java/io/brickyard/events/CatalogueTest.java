package io.brickyard.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.EventType.Attribute;
import io.brickyard.events.OwnEvents.VolumeTurn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** docs/events-types.md is made from the catalogue: {@code mvn -pl core test -Dtest=CatalogueTest -Dwrite-docs}. */
class CatalogueTest {
    private static final Path PAGE = Path.of("..", "docs", "events-types.md");
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void allNumbersAreThereAndTheNameThatOnlyTheDocumentHas() {
        assertThat(catalogue.numbered()).hasSize(142);
        for (int number = 0; number < 142; number++) {
            assertThat(catalogue.byNumber(number).orElseThrow().number()).isEqualTo(OptionalInt.of(number));
        }
        assertThat(catalogue.byNumber(142)).isEmpty();
        assertThat(catalogue.byNumber(-1)).isEmpty();
        assertThat(name(0)).isEqualTo("PEER_ATTACH");
        assertThat(name(78)).isEqualTo("BRICKPATH_RESOLVE_FAILED");
        assertThat(name(141)).isEqualTo("DHT_INODES_USAGE");
        assertThat(catalogue.byName("BRICKS_START_FAILED").orElseThrow().number())
                .isEmpty();
    }

    @Test
    void release39HasOneMoreInTheMiddle() {
        Catalogue old = Catalogue.load(Numbering.RELEASE_3_9);
        assertThat(old.numbered()).hasSize(143);
        assertThat(old.byNumber(77).orElseThrow().name()).isEqualTo("BRICK_CONNECTED");
        assertThat(old.byNumber(78).orElseThrow().name()).isEqualTo("BRICKS_START_FAILED");
        assertThat(old.byNumber(79).orElseThrow().name()).isEqualTo("BRICKPATH_RESOLVE_FAILED");
        for (int number = 0; number < 143; number++) {
            assertThat(old.byNumber(number).orElseThrow().number()).isEqualTo(OptionalInt.of(number));
        }
        assertThat(old.types()).hasSameSizeAs(catalogue.types());
    }

    @Test
    void everythingIsExplainedAndNamedOnce() {
        assertThat(catalogue.types()).extracting(EventType::name).doesNotHaveDuplicates();
        for (EventType type : catalogue.types()) {
            assertThat(type.meaning()).as(type.name()).endsWith(".").hasSizeBetween(20, 130);
            assertThat(type.attributes()).extracting(Attribute::name).doesNotHaveDuplicates();
            for (Attribute attribute : type.attributes()) {
                assertThat(attribute.meaning())
                        .as(type.name() + " " + attribute)
                        .isNotBlank();
            }
        }
    }

    @Test
    void namesOnTheWireThatDifferAreKnown() {
        assertThat(wire("BRICK_REPLACE", "volume")).containsExactly("Volume");
        assertThat(wire("QUOTA_CROSSED_SOFT_LIMIT", "usage")).containsExactly("Usage");
        assertThat(wire("PEER_DISCONNECT", "host")).containsExactly("peer");
        assertThat(wire("AFR_QUORUM_FAIL", "subvol")).containsExactly(" subvol");
        assertThat(wire("GEOREP_START", "master")).containsExactly("primary");
        assertThat(wire("GEOREP_FAULTY", "current_slave_host")).containsExactly("current_secondary_host");
        assertThat(wire("IMPORT_BRICK_FAILED", "brick")).containsExactly("ta-brick");
    }

    @Test
    void whatGlusterfsSaysThoughNothingHappenedIsDoubtful() {
        assertThat(catalogue.types().stream().filter(catalogue::doubtful).map(EventType::name))
                .containsExactly(
                        "PEER_ATTACH",
                        "PEER_DETACH",
                        "VOLUME_REMOVE_BRICK_START",
                        "VOLUME_REMOVE_BRICK_COMMIT",
                        "VOLUME_REMOVE_BRICK_STOP",
                        "VOLUME_REMOVE_BRICK_FORCE");
    }

    @Test
    void everyTurnOfAVolumeHasAKind() {
        for (VolumeTurn turn : VolumeTurn.values()) {
            assertThat(catalogue.byName(turn.name()).map(EventType::origin)).isEqualTo(Optional.of(Origin.BRICKYARD));
        }
    }

    @Test
    void thePageOfAllKindsIsUpToDate() throws IOException {
        String page = EventTypeText.markdown(catalogue);
        if (System.getProperty("write-docs") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("to make it anew: mvn -pl core test -Dtest=CatalogueTest -Dwrite-docs")
                .hasContent(page);
    }

    @Test
    void aKindIsShownWithAllThatIsKnown() {
        assertThat(EventTypeText.page(catalogue.byName("PEER_DISCONNECT").orElseThrow()))
                .isEqualTo("""
                        PEER_DISCONNECT
                          A peer's connection was lost.

                          number    71
                          severity  WARNING
                          category  peer
                          sent by   GlusterFS

                          attributes
                            host   text     host name or address of the node (sent as "peer")
                            uuid   text     the node's UUID
                            state  text     membership of the peer in glusterd's words
                        """);
        assertThat(EventTypeText.list(catalogue.types()).lines())
                .hasSameSizeAs(catalogue.types())
                .contains("VOLUME_START" + " ".repeat(31) + "3   INFO     volume     A volume was started.");
    }

    private String name(int number) {
        return catalogue.byNumber(number).orElseThrow().name();
    }

    private List<String> wire(String type, String attribute) {
        return catalogue.byName(type).orElseThrow().attributes().stream()
                .filter(candidate -> candidate.name().equals(attribute))
                .findFirst()
                .orElseThrow()
                .wireNames();
    }
}
