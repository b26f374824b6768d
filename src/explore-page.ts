import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';
import { startExplore } from './views/explore/start.svelte';

startExplore();
