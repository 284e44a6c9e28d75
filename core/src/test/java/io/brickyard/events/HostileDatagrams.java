package io.brickyard.events;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Datagrams as GlusterFS sends them, and everything that can go wrong with them; the same for the same seed. */
final class HostileDatagrams {
    private static final List<String> KEYS = List.of(
            "name",
            "volume",
            "Volume",
            " subvol",
            "force",
            "push-pem",
            "no-verify",
            "ssh-port",
            "options",
            "path",
            "brick",
            "bricks",
            "client-pid",
            "child-1",
            "gfid-0",
            "",
            "\u00fc",
            "\ud83d\ude00",
            "\uffee",
            "error",
            "uuid",
            "host");
    private static final List<String> VALUES = List.of(
            "v",
            "",
            "1",
            "0",
            "on",
            "YES",
            "true",
            "(null)",
            "ev1:/b",
            " ev1:/a ev2:/b c ",
            "a,b,c",
            ",k,v,k2,v2",
            ",,",
            "-6",
            "1_000",
            "22",
            " 22 ",
            "\u0663\u0664",
            "=",
            ";",
            "a=b",
            "a;b",
            "\"",
            "\\",
            "\n",
            "\t",
            "\u0000",
            "\u001f",
            "\u007f",
            "\u0080",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\ufffd",
            "\ud83d\ude00",
            "r3-replicate-0",
            "x timeout is 20",
            "PC_NAME:r3-client-0-RECON_NO:-0",
            ",auth.allow,10.0.0.1,10.0.0.2",
            "\u0130",
            "\u212a");
    private static final List<String> NUMBERS = List.of(
            "0",
            "2",
            "3",
            "6",
            "11",
            "19",
            "77",
            "105",
            "106",
            "110",
            "131",
            "141",
            "142",
            "-1",
            "-136",
            "-142",
            "-143",
            "+6",
            "1_4_1",
            "_1",
            "007",
            "1e2",
            "",
            "x",
            "6\t",
            "\u00a06",
            "\u06663",
            "\uff16",
            "\u001c6",
            "6\u001f",
            "\u0085 6",
            "99999999999999999999",
            "-99999999999",
            "2147483648",
            "-2147483648",
            "- 6",
            "+-6",
            "6_",
            "6__6",
            "0x6",
            "\u00b2");
    private static final List<String> TIMES = List.of(
            "1795196561",
            "0",
            "-1",
            "1_000",
            "99999999999999999999999",
            "x",
            "",
            "+5",
            "\u0663",
            "253402300800",
            "1.5",
            "-99999999999999999999",
            "00",
            "\u200a5",
            "5\u3000");
    private static final List<String> BLANKS =
            List.of("", " ", "\n", "\t ", "\u000b", "\f", "\r\n", "\u0000", "\u00a0", "  ");

    private final Random random;
    private final List<byte[]> recorded =
            Recorded.all().stream().map(Recorded::datagram).toList();

    HostileDatagrams(long seed) {
        random = new Random(seed);
    }

    byte[] next() {
        return switch (random.nextInt(10)) {
            case 0 -> mutated(recorded.get(random.nextInt(recorded.size())));
            case 1 -> noise(random.nextInt(200));
            case 2 -> mutated(made());
            case 3 -> random.nextInt(20) == 0 ? longOne() : made();
            default -> made();
        };
    }

    private byte[] made() {
        StringBuilder text = new StringBuilder(any(BLANKS));
        boolean plain = random.nextInt(4) > 0;
        text.append(plain ? "1795196561" : any(TIMES)).append(random.nextInt(30) == 0 ? any(BLANKS) : " ");
        text.append(random.nextInt(3) > 0 ? Integer.toString(random.nextInt(150)) : any(NUMBERS));
        text.append(random.nextInt(30) == 0 ? any(BLANKS) : " ");
        int parts = random.nextInt(6);
        for (int i = 0; i < parts; i++) {
            text.append(i > 0 ? ";" : "").append(any(KEYS));
            text.append(random.nextInt(40) == 0 ? "" : "=");
            text.append(plain && random.nextInt(3) > 0 ? "value" + i : any(VALUES));
        }
        return text.append(any(BLANKS)).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Around the length at which the original cuts, in one-byte and in longer characters. */
    private byte[] longOne() {
        String filling = random.nextBoolean() ? "x" : "\u00fc";
        String head = "1795196561 2 name=" + "y".repeat(random.nextInt(4));
        int length = 8180 + random.nextInt(24) - head.length();
        int width = filling.getBytes(StandardCharsets.UTF_8).length;
        String text = head + filling.repeat(length / width) + any(List.of("", ";bricks=a", "=", "  ", ";"));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mutated(byte[] datagram) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte b : datagram) {
            switch (random.nextInt(60)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> out.write(" ;=,".charAt(random.nextInt(4)));
                case 2 -> {
                    out.write(b);
                    out.write(b);
                }
                default -> out.write(b);
            }
        }
        return out.toByteArray();
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
