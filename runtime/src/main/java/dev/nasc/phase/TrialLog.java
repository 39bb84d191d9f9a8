package dev.nasc.phase;

import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.search.Trial;
import dev.nasc.search.TrialEvent;
import java.util.List;

/** The event log as a search phase sees it: what was asked and told so far, in order. */
public interface TrialLog {
  /** The trials of this phase so far, in the order in which they were asked. */
  List<Trial> history();

  /** What happened in this phase so far: asked and told, in that order. */
  List<TrialEvent> events();

  /** Records that a candidate is proposed, and returns its trial, which has no evaluation yet. */
  Trial asked(Candidate candidate);

  /** Records what came of it. On return it is durable; told at most once a trial. */
  Trial told(Trial trial, Evaluation evaluation);

  /**
   * The same where an evaluation costs less than a write to the disk: what is told within a few
   * milliseconds is written together, and acknowledged to whoever watches when it is. What is lost
   * is proposed and evaluated again.
   */
  Trial toldSoon(Trial trial, Evaluation evaluation);

  /** Writes and acknowledges what is still to be. */
  void settle();
}
