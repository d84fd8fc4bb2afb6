import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../accounts/actor.ts';
import type { Config } from '../config.ts';
import { RateLimited } from '../errors.ts';

/** Limits per account and address, counted in each process for itself. */
export interface RateLimits {
  /** Every operation: by account, or by address for strangers. */
  operation: (request: Request, actor: Actor | undefined) => Promise<void>;
  /** Sign-in, sign-up and the like: by address. */
  signIns: RequestHandler;
  /** Tries to sign in to one account, from anywhere. */
  signInTo: (email: string) => Promise<void>;
}

export function createRateLimits({
  requestsPerMinute,
  signInsPerMinute,
}: Pick<Config, 'requestsPerMinute' | 'signInsPerMinute'>): RateLimits {
  const requests = new RateLimiterMemory({ keyPrefix: 'requests', points: requestsPerMinute, duration: 60 });
  const signIns = new RateLimiterMemory({ keyPrefix: 'sign-ins', points: signInsPerMinute, duration: 60 });
  const tries = new RateLimiterMemory({
    keyPrefix: 'tries',
    points: Math.max(10, signInsPerMinute / 6),
    duration: 15 * 60,
  });
  return {
    operation: (request, actor) => take(requests, actor?.userId ?? request.ip ?? 'unknown'),
    signIns: async (request, _response, next) => {
      if (request.method !== 'GET') await take(signIns, request.ip ?? 'unknown');
      next();
    },
    signInTo: (email) => take(tries, email),
  };
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw new RateLimited(`Too many requests: wait ${seconds} seconds and try again.`, seconds);
  }
}
