import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/route.ts';
import { compareGraders } from './compare-graders.ts';
import type { agreementRoutes } from './routes.ts';

export function agreementHandlers({ db }: Deps): Handlers<typeof agreementRoutes> {
  return {
    async getAgreement({ query }) {
      return { status: 200, body: await compareGraders(db.read, query) };
    },
  };
}
