package io.brickyard.peering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Units that say of themselves what only one can be: the same name, address or identity. */
final class Clashes {

    private Clashes() {}

    static List<Difference.Clash> among(Collection<KnownUnit> units) {
        Map<String, UnitName> owners = new HashMap<>();
        List<Difference.Clash> clashes = new ArrayList<>();
        for (KnownUnit unit : units) {
            for (String claim : claims(unit)) {
                UnitName owner = owners.putIfAbsent(claim, unit.unit());
                if (owner != null) {
                    clashes.add(new Difference.Clash(owner, unit.unit(), claim));
                }
            }
        }
        return List.copyOf(clashes);
    }

    private static Set<String> claims(KnownUnit unit) {
        Set<String> claims = new TreeSet<>();
        unit.facts().whereabouts().name().ifPresent(name -> claims.add(name.value()));
        unit.facts().whereabouts().addresses().values().forEach(address -> claims.add(address.value()));
        unit.facts().identity().ifPresent(id -> claims.add(id.toString()));
        return claims;
    }
}
