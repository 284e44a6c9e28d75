package io.brickyard.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.plan.WantedPool;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolWriterTest {

    private static final int RUNS = 500;

    @Test
    void whatIsWrittenIsReadAsTheSamePool() {
        long seed = Long.getLong("seed", System.nanoTime());
        for (int run = 0; run < RUNS; run++) {
            long own = seed + run;
            WantedPool pool = new RandomPools(new Random(own)).pool();
            String text = PoolDocuments.write(pool);

            Reading reading = PoolDocuments.read(List.of(new Source("pool.yaml", text)));

            assertThat(reading).as("-Dseed=%d%n%s", own, text).isInstanceOf(Reading.Understood.class);
            assertThat(((Reading.Understood) reading).document().pool())
                    .as("-Dseed=%d%n%s", own, text)
                    .isEqualTo(pool);
        }
    }

    @Test
    void theSamePoolAlwaysGivesTheSameText() {
        for (Source good : Corpus.good()) {
            WantedPool pool = pool(good);
            String text = PoolDocuments.write(pool);

            assertThat(pool(new Source("written.yaml", text))).isEqualTo(pool);
            assertThat(PoolDocuments.write(pool(new Source("written.yaml", text))))
                    .isEqualTo(text);
        }
    }

    @Test
    void aDocumentLooksAsAPersonWouldWriteIt() {
        Source thin = Corpus.good().stream()
                .filter(source -> source.name().equals("thin-arbiter.yaml"))
                .findFirst()
                .orElseThrow();

        assertThat(PoolDocuments.write(pool(thin))).startsWith("# ").endsWith("""
                apiVersion: brickyard.io/v1
                kind: Pool
                name: p

                nodes:
                  - name: n1
                  - name: n2
                  - name: n3

                volumes:
                  - name: t
                    type: replicate
                    replica: 2
                    thinArbiter: n3:/export/ta/t
                    bricks:
                      - n1:/e/b/t
                      - n2:/e/b/t
                    options:
                      client.ta-brick-port: 24009
                """);
    }

    private static WantedPool pool(Source source) {
        Reading reading = PoolDocuments.read(List.of(source));
        assertThat(reading).as(source.text()).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).document().pool();
    }
}
