import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';
import './views/styles/teach.css';
import { startTeaching } from './views/teach/start.svelte';

startTeaching();
