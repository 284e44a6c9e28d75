package io.brickyard.agent.api;

import io.brickyard.agent.journal.Entry;
import io.brickyard.webhooks.EventFilter;
import java.util.List;
import java.util.Optional;

/** Whether somebody wants an event, by the globs of a filter. */
record Filtering(EventFilter filter) {

    boolean wants(Entry entry) {
        return entry.severity().compareTo(filter.atLeast()) >= 0
                && any(filter.types(), Optional.of(entry.type()))
                && any(filter.categories(), Optional.of(entry.category()))
                && any(filter.volumes(), entry.subject().volume())
                && any(filter.nodes(), entry.subject().node());
    }

    private static boolean any(List<String> globs, Optional<String> name) {
        return globs.isEmpty() || name.isPresent() && globs.stream().anyMatch(glob -> matches(glob, name.get()));
    }

    /** Goes on letter by letter; at a mismatch lets the last star swallow one letter more. */
    static boolean matches(String glob, String name) {
        int at = 0;
        int star = -1;
        int swallowed = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                swallowed = i;
            } else if (at < glob.length() && (glob.charAt(at) == '?' || glob.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++swallowed;
            } else {
                return false;
            }
        }
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        return at == glob.length();
    }
}
