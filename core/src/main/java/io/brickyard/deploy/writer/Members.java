package io.brickyard.deploy.writer;

import io.brickyard.pool.HostName;
import io.brickyard.work.Recipient;
import java.util.List;
import java.util.Set;

/** The members of this machine's pool, as this machine sees them now. */
@FunctionalInterface
public interface Members {

    /** All of them, this node among them. */
    List<Member> look();

    /**
     * A member.
     *
     * @param names by which its peers know it
     * @param answers whether its glusterd has just answered this node; one that did not may be away, or on the other side of a split
     */
    record Member(Recipient recipient, Set<HostName> names, boolean answers) {
        public Member {
            names = Set.copyOf(names);
        }

        boolean isCalled(HostName name) {
            return recipient.name().equals(name) || names.contains(name);
        }
    }
}
