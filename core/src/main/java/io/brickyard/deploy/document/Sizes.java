package io.brickyard.deploy.document;

import io.brickyard.pool.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them, {@code 10TiB} or {@code 500 GB}, and back. */
final class Sizes {

    static final String RIGHT = "a size with its unit, as in 10TiB (binary) or 500GB (decimal)";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,19})(?:\\.([0-9]{1,6}))? ?([KMGTPE]i?B|B)");
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final String DECIMAL = "BKMGTPE";

    private Sizes() {}

    /** More than nothing and less than 8 EiB; empty when it is no such size. */
    static Optional<Bytes> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String unit = form.group(3);
        BigInteger one = BINARY.contains(unit)
                ? BigInteger.ONE.shiftLeft(10 * BINARY.indexOf(unit))
                : BigInteger.TEN.pow(3 * DECIMAL.indexOf(unit.charAt(0)));
        String fraction = form.group(2) == null ? "0" : form.group(2);
        BigInteger bytes = new BigDecimal(form.group(1) + "." + fraction)
                .multiply(new BigDecimal(one))
                .toBigInteger();
        return bytes.signum() > 0 && bytes.bitLength() < 64
                ? Optional.of(new Bytes(bytes.longValueExact()))
                : Optional.empty();
    }

    /** In the largest unit that says it exactly. */
    static String text(Bytes size) {
        long count = size.count();
        int unit = 0;
        while (unit < BINARY.size() - 1 && count % 1024 == 0 && count > 0) {
            count /= 1024;
            unit++;
        }
        return count + BINARY.get(unit);
    }
}
