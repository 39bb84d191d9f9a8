package dev.nasc.model.plan;

import dev.nasc.model.Formula;

/**
 * Architecture parameters that learn by policy gradient (Williams 1992).
 *
 * @param paths drawn a step
 * @param baseline how much of the newest mean reward the baseline takes over, 0–1
 * @param reward of a path: a formula of its accuracy on a batch and of its costs
 */
public record Reinforcement(int paths, double baseline, Formula reward) {}
