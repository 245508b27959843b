
'use strict';
const form = document.getElementById('filters');
const findings = [...document.querySelectorAll('li[data-action]')].map(item => ({item, text:
  `${item.closest('article').querySelector('h2').textContent} ${item.textContent}`.toLowerCase()}));
const articles = [...document.querySelectorAll('article')];
const choices = [...form.querySelectorAll('select')];

function show() {
  const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(word => word);
  let shown = 0;
  for (const {item, text} of findings) {
    item.hidden = !choices.every(choice => !choice.value || item.dataset[choice.name] === choice.value)
      || !words.every(word => text.includes(word));
    shown += !item.hidden;
  }
  for (const article of articles) {
    article.hidden = !article.querySelector('li[data-action]:not([hidden])');
  }
  form.querySelector('output').textContent = `${shown} of ${findings.length} findings`;
}

form.hidden = false;
form.elements.text.addEventListener('input', show);
choices.forEach(choice => choice.addEventListener('change', show));
form.querySelector('button').addEventListener('click', event => {
  event.preventDefault(); // which would come after this
  form.reset();
  show();
});
form.addEventListener('submit', event => event.preventDefault());
show();
