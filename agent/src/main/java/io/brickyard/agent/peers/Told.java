package io.brickyard.agent.peers;

import io.brickyard.survey.NodeWord;
import io.brickyard.webhooks.Version;
import java.util.Optional;

/**
 * What an agent tells of its node.
 *
 * @param files how new the pool's files are on it; agents before this was told leave it out
 */
record Told(NodeWord word, Optional<Version> files) {}
