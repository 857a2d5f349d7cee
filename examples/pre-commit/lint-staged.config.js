// lint-staged.config.js
export default {
  "*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,py,pyi,ipynb}": "eslint --fix --no-warn-ignored --max-warnings 0",
};
