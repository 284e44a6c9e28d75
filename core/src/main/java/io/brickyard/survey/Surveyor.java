package io.brickyard.survey;

/** Takes a look at a whole pool. */
public final class Surveyor {

    private final StateFolder state;

    public Surveyor(StateFolder state) {
        this.state = state;
    }

    /**
     * Looks at the pool. Ends within the request's time whatever the nodes do.
     *
     * @throws io.brickyard.glusterd.GlusterdFailure when no glusterd at all could be asked for the pool's configuration
     */
    public Survey survey(SurveyRequest request) {
        throw new UnsupportedOperationException("survey " + request + " " + state);
    }
}
