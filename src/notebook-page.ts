import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';
import './views/styles/teach.css';
import { startNotebook } from './views/notebook/start.svelte';

startNotebook();
