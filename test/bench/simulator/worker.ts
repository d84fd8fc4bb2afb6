/** A child process of run.ts: runs trials, one at a time. */
import { runTrial, type Trial } from './campaign.ts';
import { policies } from './policies.ts';

process.on('message', (trial: Trial) => process.send?.(runTrial(trial, policies)));
