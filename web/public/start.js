// In a page that the server drew (draw-page.tsx): its program comes once all that is seen is there.
{
  const { program } = document.currentScript.dataset;
  addEventListener('load', () => void import(program));
}
