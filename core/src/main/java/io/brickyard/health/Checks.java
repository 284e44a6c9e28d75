package io.brickyard.health;

import java.util.List;

/** The checks of one subject. */
interface Checks {

    void find(Situation situation, List<Finding> into);
}
