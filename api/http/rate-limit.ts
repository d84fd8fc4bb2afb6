import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../accounts/actor.ts';
import type { Config } from '../config.ts';
import type { GuessLimit } from './mount.ts';
import { RateLimited } from '../errors.ts';

/** Limits per account and address, counted in each process for itself. */
export interface RateLimits {
  /** Every operation: by account, or by address for strangers. */
  operation: (request: Request, actor: Actor | undefined) => Promise<void>;
  /** Sign-in, sign-up and the like: by address. */
  signIns: RequestHandler;
  /** Tries to sign in to one account, from anywhere. */
  signInTo: (email: string) => Promise<void>;
  /** Secrets that are not there, asked for by one address. */
  guesses: GuessLimit;
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
  const guesses = new RateLimiterMemory({ keyPrefix: 'guesses', points: signInsPerMinute, duration: 60 });
  return {
    operation: (request, actor) => take(requests, actor?.userId ?? addressOf(request)),
    signIns: async (request, _response, next) => {
      if (request.method !== 'GET') await take(signIns, addressOf(request));
      next();
    },
    signInTo: (email) => take(tries, email),
    guesses: {
      allow: async (request) => {
        const found = await guesses.get(addressOf(request));
        if (found && found.remainingPoints <= 0) throw limited(found);
      },
      missed: async (request) => {
        await guesses.penalty(addressOf(request));
      },
    },
  };
}

const addressOf = ({ ip }: Request) => ip ?? 'unknown';

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw limited(error);
  }
}

function limited({ msBeforeNext }: RateLimiterRes): RateLimited {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new RateLimited(`Too many requests: wait ${seconds} seconds and try again.`, seconds);
}
