// Runs before the first paint, so that a dark page never flashes light. A file of its own: the policy forbids inline scripts.
// hooks/use-theme.ts dispatches "rehearse:theme" when the learner chooses another one.
(() => {
  const wish = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let choice = 'system';
    try {
      choice = localStorage.getItem('rehearse.theme') ?? 'system';
    } catch {
      // Storage may be forbidden: follow the system.
    }
    const dark = choice === 'dark' || (choice !== 'light' && wish.matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', dark ? '#151412' : '#fbfaf7');
  };
  apply();
  wish.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('rehearse:theme', apply);
})();
