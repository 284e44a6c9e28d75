package io.brickyard.survey;

/**
 * Something that the survey was to look at and could not; a survey with a gap is not complete.
 *
 * @param subject what, for example {@code node ha3} or {@code volume gv0}
 * @param reason why, for a person
 * @param advice what to do about it, for a person, not a command; may be empty
 */
public record Gap(String subject, String reason, String advice) {}
