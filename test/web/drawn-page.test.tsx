import { QueryClientProvider, type DehydratedState, hydrate, QueryClient } from '@tanstack/react-query';
