package io.brickyard.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void peopleGetThreeSignificantDigits() {
        assertThat(new Bytes(0).forPeople()).isEqualTo("0 B");
        assertThat(new Bytes(1023).forPeople()).isEqualTo("1023 B");
        assertThat(new Bytes(1024).forPeople()).isEqualTo("1.00 KiB");
        assertThat(new Bytes(1_567_842_304).forPeople()).isEqualTo("1.46 GiB");
        assertThat(new Bytes(108_447_924_224L).forPeople()).isEqualTo("101 GiB");
        assertThat(new Bytes(Long.MAX_VALUE).forPeople()).isEqualTo("8.00 EiB");
    }

    @Test
    void sizesReadAsAFormatterWouldWriteThem() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long count = (random.nextLong() >>> 1) >> random.nextInt(50);
            double value = count;
            int unit = 0;
            while (value >= 1024) {
                value /= 1024;
                unit++;
            }
            if (unit > 0) {
                String format = value < 10 ? "%.2f %siB" : value < 100 ? "%.1f %siB" : "%.0f %siB";
                assertThat(new Bytes(count).forPeople())
                        .isEqualTo(String.format(Locale.ROOT, format, value, "BKMGTPE".charAt(unit)));
            }
        }
    }
}
