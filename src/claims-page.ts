import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';
import { startLedger } from './views/claims/start.svelte';

startLedger();
