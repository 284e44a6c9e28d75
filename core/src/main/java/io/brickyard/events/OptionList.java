package io.brickyard.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options of a VOLUME_SET: names and values in turn, with a comma before each, though values may contain commas. A word
 * begins a new option only where it is named like one of GlusterFS's ({@code cluster.quorum-type}); every other word belongs
 * to the value before it. Right after a name there is always a value.
 *
 * @param certain false when a word was joined to a value that is not known to be a list, or was taken for a short name
 */
record OptionList(Map<String, String> options, boolean certain) {
    private static final Pattern NAME = Pattern.compile("([a-z-]{1,32})\\.[A-Za-z0-9_.:-]{1,128}");

    /** GlusterFS takes {@code write-behind} for performance.write-behind, and sends it as it was typed. */
    private static final Pattern SHORT_NAME = Pattern.compile("[a-z]{1,32}(-[a-z]{1,32}){1,8}");

    /** What stands before the dot in the options of GlusterFS 3.10 to 11.1 (glusterd-volume-set.c). */
    private static final Set<String> DOMAINS = Set.of(
            "auth",
            "changelog",
            "client",
            "cluster",
            "config",
            "debug",
            "delay-gen",
            "dht",
            "diagnostics",
            "disperse",
            "features",
            "feature",
            "ganesha",
            "geo-replication",
            "glusterd",
            "locks",
            "network",
            "nfs",
            "performance",
            "server",
            "snap-activate-on-create",
            "ssl",
            "storage",
            "transport",
            "user");

    /** Whose values are lists. */
    private static final Set<String> LISTS = Set.of(
            "auth.allow",
            "auth.reject",
            "auth.ssl-allow",
            "nfs.rpc-auth-allow",
            "nfs.rpc-auth-reject",
            "nfs.export-dir",
            "ssl.cipher-list",
            "cluster.rebal-exclude",
            "debug.trace",
            "debug.include-ops",
            "debug.exclude-ops",
            "debug.error-fops",
            "storage.xattr-user-namespace-mode",
            "config.transport");

    static OptionList read(String text) {
        String[] words = text.split(",", -1);
        Map<String, StringBuilder> options = new LinkedHashMap<>();
        boolean certain = true;
        String name = "";
        boolean awaitsValue = false;
        for (int i = words[0].isEmpty() ? 1 : 0; i < words.length; i++) {
            String word = words[i];
            if (awaitsValue) {
                options.put(name, new StringBuilder(word));
                awaitsValue = false;
            } else if (name.isEmpty() || (isName(word) && i + 1 < words.length)) {
                name = word;
                awaitsValue = true;
            } else if (!LISTS.contains(name) && isShortName(word) && (words.length - i) % 2 == 0) {
                name = word;
                awaitsValue = true;
                certain = false;
            } else {
                certain &= LISTS.contains(name);
                options.computeIfAbsent(name, _ -> new StringBuilder())
                        .append(',')
                        .append(word);
            }
        }
        if (awaitsValue) {
            options.put(name, new StringBuilder());
        }
        Map<String, String> read = new LinkedHashMap<>();
        options.forEach((key, value) -> read.put(key, value.toString()));
        return new OptionList(read, certain);
    }

    private static boolean isShortName(String word) {
        return SHORT_NAME.matcher(word).matches();
    }

    private static boolean isName(String word) {
        var name = NAME.matcher(word);
        return name.matches() && DOMAINS.contains(name.group(1));
    }
}
