import { type DehydratedState, hydrate, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { queryClient } from './query-client.ts';
import { Router } from './router.tsx';
import './styles/main.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const page = (
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Router />
    </QueryClientProvider>
  </StrictMode>
);
/** What the server drew the page from, where it did (draw-page.tsx). */
const drawnFrom = document.getElementById('drawn-from');

// As a transition: drawn in slices, between which the browser can answer a touch.
startTransition(() => {
  if (drawnFrom === null) return createRoot(root).render(page);
  // The cast: our own server wrote it.
  hydrate(queryClient, JSON.parse(drawnFrom.textContent) as DehydratedState);
  hydrateRoot(root, page);
});
